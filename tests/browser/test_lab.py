"""Lessons in JupyterLab: the same widgets under their code."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser, expect

from support.serving import served


def test_a_lesson_runs_in_jupyterlab(browser: Browser, tmp_path):
    with served(tmp_path, "lab") as server:
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        place = urlsplit(server.address)
        page.goto(f"http://{place.netloc}/lab/tree/ru/02-protection-clock.ipynb?{place.query}")
        expect(page.get_by_text('clock.bet("day"').first).to_be_visible(timeout=60_000)
        expect(page.get_by_text("| Idle")).to_be_visible(timeout=60_000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        bet = page.locator(".bet")
        bet.get_by_label("75-й день").check(timeout=60_000)
        bet.get_by_role("button", name="Ставлю на это").click()
        expect(bet.locator(".feedback .sign")).to_have_text("✓")
        expect(bet.locator("svg.timeline")).to_be_visible()
        root = page.locator(".disputelab", has=bet).last
        expect(root).to_have_attribute("data-theme", "light")
        expect(bet.get_by_role("slider")).to_have_attribute("aria-label", "Сегодня, день")
        page.evaluate("document.body.dataset.jpThemeLight = 'false'")
        expect(root).to_have_attribute("data-theme", "dark")
        page.close()
