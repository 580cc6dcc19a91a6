"""Pages whose Python runs in the browser, and takes a while to come."""

from playwright.sync_api import Page, expect

READY = 120_000
"""Milliseconds until Python has come into a page, on a machine that does much else."""


def come(page: Page) -> None:
    """Wait until Python has made what a page shows."""
    expect(page.locator("#show-code")).to_be_visible(timeout=READY)
    expect(page.locator(".disputelab h1, .disputelab .ways").first).to_be_visible(timeout=READY)
