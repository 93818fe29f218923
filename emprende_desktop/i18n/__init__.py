"""How things are said: words by gettext, figures and dates by Babel as Peru writes them."""
