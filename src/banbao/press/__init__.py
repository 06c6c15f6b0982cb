"""What is set in type: exhibition boards, made with Typst from an edition's records."""
