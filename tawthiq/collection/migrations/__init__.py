"""The tables' forms over time, made by Django; a collection is brought to the newest when it is opened."""
