"""Pages of reviews: everybody's, their writers', the seller's, the operators'."""
