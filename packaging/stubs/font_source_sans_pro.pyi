# What ifodesk uses of font_source_sans_pro, a folder of font files.

font_directory: str
