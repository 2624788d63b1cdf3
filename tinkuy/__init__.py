"""Tinkuy: the open platform with which a refugee and migrant response works as one."""

__version__ = "0.1.0"
