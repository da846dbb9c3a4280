"""How things look, the same for every app: statuses, icons, the writing of values, light and dark, a body's colour."""
