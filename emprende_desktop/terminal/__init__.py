"""What each command of the terminal does, loaded when it is called."""
