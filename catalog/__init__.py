"""What a body offers: schemes and their versions, its storefront, its passport."""
