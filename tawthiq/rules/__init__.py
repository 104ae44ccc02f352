"""What a rule is, how word lists are compiled and scanned, and how both show their examples."""
