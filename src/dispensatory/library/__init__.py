"""The built-in monographs: data, in Markdown."""
