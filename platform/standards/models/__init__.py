from standards.models.node import Node, NodeType
from standards.models.standard import Standard, StandardVersion, VersionStatus

__all__ = ["Node", "NodeType", "Standard", "StandardVersion", "VersionStatus"]
