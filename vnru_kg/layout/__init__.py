"""Where the things of the network stand when it is drawn, and which of them one meets first."""
