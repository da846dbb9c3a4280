"""What blocks and what is announced: standing of bodies, sanctions, filing."""
