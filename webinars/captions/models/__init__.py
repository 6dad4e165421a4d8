from webinars.captions.models.captioner import Captioner
from webinars.captions.models.line import CaptionLine
from webinars.captions.models.token import CaptionToken, digest_of

__all__ = ["CaptionLine", "CaptionToken", "Captioner", "digest_of"]
