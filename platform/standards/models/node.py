from typing import ClassVar

from django.db import models

from standards.models.standard import StandardVersion
from ui.translated import Translated


class NodeType(models.Model):
    """A level of the tree. Levels differ between versions (function, task, skill, ability, knowledge), so they are data."""

    version = models.ForeignKey(StandardVersion, on_delete=models.CASCADE, related_name="node_types")
    slug = models.SlugField(max_length=40)
    name_kk = models.CharField(max_length=120)
    name_ru = models.CharField(max_length=120, blank=True)
    name_en = models.CharField(max_length=120, blank=True)
    name = Translated("name")
    level = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("version", "level", "slug")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("version", "slug"), name="node_type_slug_unique_in_version")
        ]

    def __str__(self) -> str:
        return self.name


class Node(models.Model):
    """A place in a version's tree: a labour function, a task, a skill ... Webinars and quiz questions point at nodes."""

    version = models.ForeignKey(StandardVersion, on_delete=models.CASCADE, related_name="nodes")
    type = models.ForeignKey(NodeType, on_delete=models.PROTECT, related_name="nodes")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    code = models.CharField(max_length=20, help_text="Dotted place in the tree: 1.2.1")
    order = models.PositiveIntegerField(default=0)
    title_kk = models.TextField()
    title_ru = models.TextField(blank=True)
    title_en = models.TextField(blank=True)
    title = Translated("title")

    class Meta:
        ordering = ("version", "order")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("version", "code"), name="node_code_unique_in_version")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
