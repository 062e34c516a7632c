"""Measuring: labelled queries, standard metrics."""
