"""Khoosheyar: plan, run and report the development of a business cluster, offline and in Persian."""

__version__ = "0.1.0"
