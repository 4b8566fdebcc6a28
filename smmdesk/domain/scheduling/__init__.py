"""What goes into the files of programs that publish posts, and what cannot."""
