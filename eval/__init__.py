"""Measuring: labelled questions, judged hits, standard metrics. Reads `sok`, and nothing reads it
but the command line."""
