from webinars.materials.models.material import Material, MaterialKind, Moment

__all__ = ["Material", "MaterialKind", "Moment"]
