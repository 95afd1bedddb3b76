"""Colours that can be read, whatever brand they come from."""

# WCAG 2.2, success criterion 1.4.3: least contrast of text with its ground.
READABLE = 4.5


def contrast(color: str, ground: str) -> float:
    """Return the WCAG contrast ratio, 1 to 21, of two colours such as #1f5c57."""
    lighter, darker = sorted((_luminance(color), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(color: str, ground: str) -> str:
    """Return `color`, made darker or lighter by as little as makes it readable on `ground`."""
    towards = 0 if _luminance(ground) > 0.18 else 255
    channels = _channels(color)
    for step in range(101):
        mixed = [round(value + (towards - value) * step / 100) for value in channels]
        candidate = "#{:02x}{:02x}{:02x}".format(*mixed)
        if contrast(candidate, ground) >= READABLE:
            return candidate
    return "#000000" if towards == 0 else "#ffffff"


def _channels(color: str) -> list[int]:
    return [int(color[index : index + 2], 16) for index in (1, 3, 5)]


def _luminance(color: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
