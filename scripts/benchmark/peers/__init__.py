"""The generators that are measured beside ours, each set up as its own documentation would have it."""

from benchmark.peers import astro, eleventy, hugo, material, pelican, zensical, zola
from benchmark.peers.base import Peer

PEERS: dict[str, Peer] = {
    peer.name: peer
    for peer in (hugo.PEER, zola.PEER, eleventy.PEER, astro.PEER, pelican.PEER, zensical.PEER, material.PEER)
}
"""All of them, by name, in the order in which they are shown."""
