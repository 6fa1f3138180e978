"""The tab Intern-SIP: the plan on one screen, fields that save themselves, gaps as links, versions, paper."""
