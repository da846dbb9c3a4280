"""The storefront, and the back office of schemes and passport."""
