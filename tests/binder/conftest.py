from support.browser import browser as browser
