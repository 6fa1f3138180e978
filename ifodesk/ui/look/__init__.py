"""How the window looks: colours, sizes, fonts and icons. The only place that knows a colour or a pixel."""
