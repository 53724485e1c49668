"""Pure text in, facts out: languages, noise, sentences, themes."""
