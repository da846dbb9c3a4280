"""Services that are ordered and delivered: the seller's truth. Certification comes before and never knows of it (INV-9)."""
