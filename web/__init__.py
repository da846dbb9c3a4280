"""What touches requests, sessions and uploads, and knows no app."""
