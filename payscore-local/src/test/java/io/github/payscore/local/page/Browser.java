/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.local.page;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chromium without a window, which reaches nothing but this machine.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Browser implements AutoCloseable {

	private static final Path PROGRAM = Path.of(System.getProperty("browser", "/usr/bin/chromium"));

	private static final Path DRIVER = Path
		.of(System.getProperty(ChromeDriverService.CHROME_DRIVER_EXE_PROPERTY, "/usr/bin/chromedriver"));

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

	private static final JsonMapper JSON = new JsonMapper();

	private final ChromeDriver driver;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	static boolean isInstalled() {
		return Files.isExecutable(PROGRAM) && Files.isExecutable(DRIVER);
	}

	static Browser start() {
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
		return new Browser(new ChromeDriver(service, options()));
	}

	private static ChromeOptions options() {
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		logs.enable(LogType.PERFORMANCE, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(PROGRAM.toFile());
		// Root, as whom containers run, gets no sandbox.
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
				"--hide-scrollbars", "--window-size=1100,800", "--lang=en",
				"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
		options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en"));
		options.setCapability("goog:loggingPrefs", logs);
		return options;
	}

	void open(String url) {
		this.driver.get(url);
	}

	WebElement find(String selector) {
		return until(() -> {
			List<WebElement> found = this.driver.findElements(By.cssSelector(selector));
			return found.isEmpty() ? null : found.get(0);
		}, selector);
	}

	/**
	 * Click on an element, again if the page replaced it just then.
	 * @param selector the element
	 */
	void click(String selector) {
		until(() -> {
			try {
				find(selector).click();
				return selector;
			}
			catch (StaleElementReferenceException ex) {
				return null;
			}
		}, selector);
	}

	/**
	 * Wait until one of some elements has a text, whether the page is loaded anew for it
	 * or not.
	 * @param selector the elements
	 * @param text the text, or a part of it
	 */
	void awaitText(String selector, String text) {
		until(() -> text(selector).contains(text) ? text : null, "'%s' in %s".formatted(text, selector));
	}

	private String text(String selector) {
		return String.valueOf(this.driver.executeScript(
				"return [...document.querySelectorAll(arguments[0])].map((it) => it.innerText).join(' ')", selector));
	}

	private <T> T until(Supplier<@Nullable T> condition, String what) {
		return new WebDriverWait(this.driver, LIMIT, Duration.ofMillis(50)).withMessage(what)
			.until((driver) -> condition.get());
	}

	void type(String selector, CharSequence text) {
		find(selector).sendKeys(text);
	}

	void press(CharSequence key) {
		this.driver.switchTo().activeElement().sendKeys(key);
	}

	/**
	 * Press a key until an element has the focus.
	 * @param key the key
	 * @param id the id of the element
	 */
	void pressUntilFocused(CharSequence key, String id) {
		for (int presses = 0; presses < 60; presses++) {
			if (focused().equals(id)) {
				return;
			}
			press(key);
		}
		throw new AssertionError("The key never leads to '%s'".formatted(id));
	}

	/**
	 * Return the id of the element that has the focus.
	 * @return the id, or an empty text
	 */
	String focused() {
		return String.valueOf(run("return document.activeElement.id"));
	}

	@Nullable Object run(String script) {
		return this.driver.executeScript(script);
	}

	void await(String script) {
		until(() -> Boolean.TRUE.equals(run(script)) ? script : null, script);
	}

	/**
	 * Check the page with axe-core.
	 * @param axe the text of axe-core
	 * @return what is wrong, one line each
	 */
	@SuppressWarnings("unchecked")
	List<String> accessibilityProblems(String axe) {
		run(axe);
		return (List<String>) this.driver.executeAsyncScript(
				"""
						const done = arguments[arguments.length - 1];
						axe.run().then((result) => done(result.violations.flatMap((violation) => violation.nodes.map(
								(node) => location.pathname + ' ' + violation.id + ': ' + node.html + ' ' + node.failureSummary))));
						""");
	}

	void phone() {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
	}

	void desktop() {
		this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
	}

	void screenshot(String name) throws IOException {
		Files.createDirectories(SCREENSHOTS);
		Files.write(SCREENSHOTS.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
	}

	/**
	 * Return what the browser complained of since it was asked last.
	 * @return the complaints
	 */
	List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map((entry) -> entry.getMessage())
			.toList();
	}

	/**
	 * Return the requests to other machines since it was asked last.
	 * @return their addresses
	 */
	List<String> foreignRequests() {
		return this.driver.manage()
			.logs()
			.get(LogType.PERFORMANCE)
			.getAll()
			.stream()
			.map((entry) -> JSON.readTree(entry.getMessage()).path("message"))
			.filter((message) -> message.path("method").asString("").equals("Network.requestWillBeSent"))
			.map((message) -> message.at("/params/request/url"))
			.map(JsonNode::asString)
			.filter((url) -> url.startsWith("http") && !LOOPBACK.contains(URI.create(url).getHost()))
			.toList();
	}

	void forgetCookies() {
		this.driver.manage().deleteAllCookies();
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
