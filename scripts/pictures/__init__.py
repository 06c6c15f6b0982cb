"""Drawing library for the demonstration pictures: paper, ink, brush, print and flat illustration."""
