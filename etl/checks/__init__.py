"""The checks that every file undergoes: what each looks for, and what is said of a finding."""
