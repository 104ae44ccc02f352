"""The actor list: who takes part in conflicts and who reports on them, by the names the press gives them.

``actors.yml`` holds named actors; the forces and authorities of states are made of ``nationalities.yml`` and
``forces.yml`` (:class:`Directory`). Finding them in a text is done by :mod:`tawthiq.mentions.actors`.
"""

from tawthiq.actors.directory import Actor, Directory, directory

__all__ = ["Actor", "Directory", "directory"]
