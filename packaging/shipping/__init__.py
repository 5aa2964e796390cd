"""What makes packages of the program: names, icons, contents, licences, artefacts, trials."""
