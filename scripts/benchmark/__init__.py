"""The benchmark: a corpus of any size, the jobs done on it, and the other generators that do them beside ours."""
