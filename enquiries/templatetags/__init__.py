"""Tags of questions and enquiries, for whatever page shows a body or a scheme."""
