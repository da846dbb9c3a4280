"""What was granted: certificates, their scope, status and history."""
