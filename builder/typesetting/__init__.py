"""Sets pages as PDF, in processes of its own. Knows neither Django nor anything else of ours."""
