"""Original pictures in, sized variants without metadata out, kept between builds and editions."""
