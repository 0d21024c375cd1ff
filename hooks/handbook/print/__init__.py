"""What is printed or read on an e-reader: PDF, cards, EPUB, QR codes."""
