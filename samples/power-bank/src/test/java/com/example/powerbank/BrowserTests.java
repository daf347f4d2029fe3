package com.example.powerbank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A whole rental in a browser, on the pages of the application and on the customer's
 * phone, which is the page of the local WeChat Pay. A browser is the same on each JDK.
 */
@Tag("once")
class BrowserTests extends RunningPowerBank {

	private static final Path CHROMIUM = Path.of(System.getProperty("browser", "/usr/bin/chromium"));

	private static final Path DRIVER = Path
		.of(System.getProperty(ChromeDriverService.CHROME_DRIVER_EXE_PROPERTY, "/usr/bin/chromedriver"));

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private ChromeDriver browser;

	@BeforeEach
	void start() {
		assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
				"The test in a browser is left out: there is no chromium with a chromedriver");
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM.toFile());
		// Root, as whom containers run, gets no sandbox
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
				"--hide-scrollbars", "--lang=en",
				"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
		options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en"));
		options.setCapability("goog:loggingPrefs", logs);
		this.browser = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(), options);
		this.browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
	}

	@AfterEach
	void stop() {
		if (this.browser != null) {
			this.browser.quit();
		}
	}

	@Test
	void wholeRentalThroughBothPages() throws IOException {
		this.browser.get(url("/"));
		screenshot("stations");
		click("#rent");
		awaitText("#state", "Confirm the rental");
		String page = this.browser.getCurrentUrl();
		String rental = page.substring(page.lastIndexOf('/') + 1);
		screenshot("rental-to-confirm");

		click("a#confirm");
		click("button#confirm");
		awaitText("#notice", "Confirmed");
		this.browser.get(page);
		awaitText("#state", "Rented");
		screenshot("rental-rented");

		this.weChatPay.next().dropAfterEffect();
		click("#return");
		awaitText("#state", "WeChat Pay collects the price");
		assertThat(this.weChatPay.order(rental).completions()).isOne();
		screenshot("rental-to-pay");

		click("a#pay");
		click("button#pay");
		awaitText("#notice", "Paid");
		this.browser.get(page);
		awaitText("#state", "Paid");
		awaitText("#price", "¥3.00");
		screenshot("rental-paid");

		refundAsStaff();
		assertThat(this.weChatPay.refunds().all()).singleElement()
			.satisfies((refund) -> assertThat(refund.amount()).isEqualTo(300));
		assertThat(this.browser.manage().logs().get(LogType.BROWSER).getAll())
			.filteredOn((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.extracting(LogEntry::getMessage)
			.isEmpty();
	}

	private void refundAsStaff() throws IOException {
		this.browser.get(url("/staff").replace("//", "//staff:staff@"));
		awaitText("#unsettled-title", "Not known yet");
		click("#rentals .refund");
		awaitText("#rentals", "Refund of ¥3.00: PROCESSING");
		screenshot("staff");
	}

	// The page may be loaded anew at any time, because it has news
	private void click(String selector) {
		waiting().ignoring(StaleElementReferenceException.class).until((browser) -> {
			List<WebElement> found = browser.findElements(By.cssSelector(selector));
			found.stream().limit(1).forEach(WebElement::click);
			return !found.isEmpty();
		});
	}

	private void awaitText(String selector, String text) {
		waiting().withMessage("'%s' in %s".formatted(text, selector))
			.until((browser) -> String
				.valueOf(this.browser.executeScript("return document.querySelector(arguments[0])?.innerText", selector))
				.contains(text));
	}

	private WebDriverWait waiting() {
		return new WebDriverWait(this.browser, LIMIT, Duration.ofMillis(50));
	}

	private void screenshot(String name) throws IOException {
		Files.createDirectories(SCREENSHOTS);
		byte[] picture = this.browser.findElement(By.tagName("body")).getScreenshotAs(OutputType.BYTES);
		Files.write(SCREENSHOTS.resolve(name + ".png"), picture);
	}

}
