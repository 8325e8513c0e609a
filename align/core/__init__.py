"""The values that flow from one stage to the next: frozen, checked where they are made, picklable."""
