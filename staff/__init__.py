"""Who works for the body: dated authorisations, competence, conflicts."""
