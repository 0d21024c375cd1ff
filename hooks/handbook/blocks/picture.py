"""Pictures, drawn by a template each, with words from the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from handbook.blocks.base import Block, Surroundings, data_of, pick
from handbook.content.models import DataFile, Id, Part, Text


class PicturePart(Part):
    """One block of a picture."""

    id: Id
    title: Text
    text: Text


class Picture(Part):
    """The words of a picture: what it is called, what one sees in it, and its parts in order."""

    id: Id
    title: Text
    description: Text
    parts: Annotated[list[PicturePart], Field(min_length=1)]


class Pictures(DataFile):
    """docs/data/pictures.<language>.yml"""

    kind: ClassVar[str] = "pictures"
    pictures: Annotated[list[Picture], Field(min_length=1)]


class PictureBlock(Block):
    """`/// picture | asso`: a picture, drawn by overrides/blocks/pictures/asso.html."""

    name = "picture"
    data = Pictures
    makes_ids = ("plaatje-",)

    def values(self, around: Surroundings, picture: str) -> Mapping[str, Any]:
        """The words of the picture."""
        known = {found.id: found for found in data_of(around.edition, Pictures).pictures}
        return {"picture": pick(picture, known)}
