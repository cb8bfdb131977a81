"""The piece of the earth that a map shows, and its shape on a screen."""

from dataclasses import dataclass
from math import cos, radians
from typing import Final

#: Height by width. Kazakhstan's is 0.56 and fills the screen of a phone from side to side.
_TALL: Final = 0.7


@dataclass(frozen=True, slots=True)
class Extent:
    """The ends of a map [degrees]."""

    west: float
    south: float
    east: float
    north: float

    @property
    def stretch(self) -> float:
        """Return how long a degree of longitude is, in degrees of latitude, in the middle."""
        return cos(radians((self.south + self.north) / 2))

    @property
    def width(self) -> float:
        """Return the distance from west to east [degrees of latitude]."""
        return (self.east - self.west) * self.stretch

    @property
    def height(self) -> float:
        """Return the distance from south to north [degrees of latitude]."""
        return self.north - self.south

    @property
    def is_tall(self) -> bool:
        """Tell whether it is nearly as high as it is wide, or higher."""
        return self.height > _TALL * self.width
