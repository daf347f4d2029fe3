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

package io.github.payscore.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.github.payscore.WeChatPayException;
import io.github.payscore.platform.PlatformCertificateException.Reason;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RotatingPlatformKeys}, in virtual time.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
class RotatingPlatformKeysTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

	/**
	 * With 0.5 as the random number, 5 % are taken off 12 hours.
	 */
	private static final Duration INTERVAL = Duration.ofHours(12).minusMinutes(36);

	private static final TestCertificate OLD = TestCertificate.create(NOW.plus(Duration.ofDays(10)));

	private static final TestCertificate NEW = TestCertificate.create(NOW.plus(Duration.ofDays(1000)));

	private static final PlatformKey PUBLIC_KEY = PlatformKey.ofPublicKey(TestKeys.PUBLIC_KEY_ID,
			TestKeys.platformPublicKey());

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

	private final List<Sinks.One<List<PlatformKey>>> downloads = new ArrayList<>();

	private boolean sourceClosed;

	private final RotatingPlatformKeys keys = keys(PlatformKeys.none());

	@AfterEach
	void close() {
		this.keys.close();
		this.time.dispose();
	}

	@Test
	void findWhenNothingWasDownloadedThenFindsNothing() {
		assertThat(this.keys.serials()).isEmpty();
		assertThat(this.keys.find(OLD.serial())).isNull();
		assertThat(this.keys.publicKeyId()).isNull();
	}

	@Test
	void findWhenDownloadedThenFindsByEverySpelling() {
		listed(OLD);
		assertThat(this.keys.find(OLD.serial())).isNotNull();
		assertThat(this.keys.find("00" + OLD.serial().toLowerCase(Locale.ROOT))).isNotNull();
		assertThat(this.keys).hasToString("RotatingPlatformKeys [" + OLD.serial() + "]");
	}

	@Test
	void findWhenNewOneIsListedAloneThenOldOneStaysValid() {
		listed(OLD);
		this.time.advanceTimeBy(INTERVAL);
		listed(NEW);
		assertThat(this.keys.serials()).containsExactly(OLD.serial(), NEW.serial());
	}

	@Test
	void findWhenExpiredThenIsDropped(CapturedOutput output) {
		listed(OLD, NEW);
		this.now.set(NOW.plus(Duration.ofDays(10)).plusSeconds(1));
		assertThat(this.keys.find(OLD.serial())).isNull();
		assertThat(this.keys.serials()).containsExactly(NEW.serial());
		assertThat(output).contains("Dropped the expired platform certificates [" + OLD.serial() + "]");
	}

	@Test
	void findWhenListStillShowsAnExpiredOneThenItIsDropped() {
		this.now.set(NOW.plus(Duration.ofDays(11)));
		listed(OLD, NEW);
		assertThat(this.keys.serials()).containsExactly(NEW.serial());
	}

	@Test
	void findWhenThereAreFixedKeysThenTheyStay() {
		try (RotatingPlatformKeys beside = keys(PlatformKeys.of(List.of(PUBLIC_KEY)))) {
			this.time.advanceTime();
			this.downloads.get(1).tryEmitValue(List.of(NEW.toKey()));
			this.time.advanceTime();
			assertThat(beside.serials()).containsExactly(TestKeys.PUBLIC_KEY_ID, NEW.serial());
			assertThat(beside.publicKeyId()).isEqualTo(TestKeys.PUBLIC_KEY_ID);
		}
	}

	@Test
	void refreshWhenIntervalIsOverThenDownloadsAgain() {
		listed(OLD);
		this.time.advanceTimeBy(INTERVAL.minusSeconds(1));
		assertThat(this.downloads).hasSize(1);
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(this.downloads).hasSize(2);
		listed(OLD);
		this.time.advanceTimeBy(INTERVAL);
		assertThat(this.downloads).hasSize(3);
	}

	@Test
	void refreshWhenItFailsThenKeysStayAndItIsRepeatedSlowerAndSlower(CapturedOutput output) {
		listed(OLD);
		this.time.advanceTimeBy(INTERVAL);
		for (int seconds : new int[] { 57, 114, 228 }) {
			int downloads = this.downloads.size();
			failed(Reason.TEMPORARY, "The network is down.");
			this.time.advanceTimeBy(Duration.ofSeconds(seconds - 1));
			assertThat(this.downloads).hasSize(downloads);
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			assertThat(this.downloads).hasSize(downloads + 1);
		}
		assertThat(this.keys.serials()).containsExactly(OLD.serial());
		assertThat(output).contains("The platform certificates could not be downloaded, the known keys [" + OLD.serial()
				+ "] stay in use; the next attempt is in 57 s: The network is down.");
		listed(OLD);
		assertThat(output).contains("Platform certificates can be downloaded again");
	}

	@Test
	void refreshWhenItFailsForLongThenIsNeverRepeatedLaterThanTheInterval() {
		listed(OLD);
		this.time.advanceTimeBy(INTERVAL);
		for (long seconds = 57; seconds < 1L << 40; seconds *= 2) {
			int downloads = this.downloads.size();
			failed(Reason.TEMPORARY, "The network is down.");
			this.time.advanceTimeBy(Duration.ofSeconds(Math.min(seconds, INTERVAL.toSeconds())));
			assertThat(this.downloads).hasSize(downloads + 1);
		}
	}

	@Test
	void refreshWhenThereIsNoKeyThenIsRepeatedWithinTheTimeOfACall() {
		this.time.advanceTime();
		for (int seconds : new int[] { 5, 10, 20, 30, 30 }) {
			int downloads = this.downloads.size();
			failed(Reason.TEMPORARY, "The network is down.");
			this.time.advanceTimeBy(Duration.ofSeconds(seconds));
			assertThat(this.downloads).hasSize(downloads + 1);
		}
	}

	@Test
	void refreshWhenItTakesTooLongThenFails() {
		this.time.advanceTimeBy(Duration.ofSeconds(61));
		assertThat(this.keys.getStatus().failure()).isEqualTo("It took longer than 60 s.");
	}

	@Test
	void refreshWhenSourceThrowsWhatStrangersWroteThenDoesNotRepeatIt(CapturedOutput output) {
		this.time.advanceTime();
		this.downloads.get(0).tryEmitError(new IllegalStateException("secret"));
		this.time.advanceTime();
		assertThat(this.keys.getStatus().failure()).isEqualTo("It failed with java.lang.IllegalStateException.");
		assertThat(output).doesNotContain("secret");
	}

	@Test
	void refreshWhenSourceIsEmptyThenFails() {
		this.time.advanceTime();
		this.downloads.get(0).tryEmitEmpty();
		this.time.advanceTime();
		assertThat(this.keys.getStatus().failure()).isEqualTo("The download brought no certificate.");
	}

	@Test
	void refreshWhenRunningThenIsShared() {
		this.time.advanceTime();
		StepVerifier.create(Mono.when(this.keys.refresh(), this.keys.refresh()))
			.then(() -> listed(OLD))
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(this.downloads).hasSize(1);
	}

	@Test
	@Timeout(60)
	void refreshWhenKeysOfTheLastDownloadAreSeenThenDownloadsAgain() {
		for (int i = 0; i < 500; i++) {
			AtomicInteger count = new AtomicInteger();
			PlatformCertificateSource source = (known) -> Mono
				.just(List.of((count.incrementAndGet() == 1) ? OLD.toKey() : NEW.toKey()));
			try (RotatingPlatformKeys eager = RotatingPlatformKeys.builder(source).clock(this.now::get).build()) {
				while (eager.serials().isEmpty()) {
					Thread.onSpinWait();
				}
				StepVerifier.create(eager.refresh()).expectComplete().verify(TIME_LIMIT);
				assertThat(eager.serials()).containsExactly(OLD.serial(), NEW.serial());
			}
		}
	}

	@Test
	void refreshWhenCancelledByOneThenOthersGetIt() {
		this.time.advanceTime();
		this.keys.refresh().subscribe().dispose();
		StepVerifier.create(this.keys.refresh()).then(() -> listed(OLD)).expectComplete().verify(TIME_LIMIT);
		assertThat(this.downloads).hasSize(1);
	}

	@Test
	void statusWhenDownloadsEndThenTellsOfThem() {
		assertThat(this.keys.getStatus()).isEqualTo(new RefreshStatus(0, 0, null, null, null));
		failed(Reason.TEMPORARY, "The network is down.");
		assertThat(this.keys.getStatus()).isEqualTo(new RefreshStatus(0, 1, null, NOW, "The network is down."));
		this.now.set(NOW.plusSeconds(60));
		this.time.advanceTimeBy(Duration.ofSeconds(60));
		listed(OLD);
		assertThat(this.keys.getStatus()).isEqualTo(new RefreshStatus(1, 1, NOW.plusSeconds(60), NOW, null));
	}

	@Test
	void listenersWhenDownloadEndsThenAreCalledAndCannotHarm() {
		List<String> calls = new ArrayList<>();
		this.keys.addListener(() -> {
			throw new IllegalStateException("listener");
		});
		this.keys.addListener(() -> calls.add("called"));
		failed(Reason.TEMPORARY, "The network is down.");
		this.time.advanceTimeBy(Duration.ofSeconds(5));
		listed(OLD);
		assertThat(calls).hasSize(2);
		assertThat(this.keys.getStatus().successes()).isEqualTo(1);
	}

	@Test
	void obtainWhenSerialIsKnownThenDownloadsNothing() {
		listed(OLD);
		this.time.advanceTimeBy(Duration.ofMinutes(2));
		StepVerifier.create(this.keys.obtain(OLD.serial()).map(PlatformKey::getSerial))
			.expectNext(OLD.serial())
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(this.downloads).hasSize(1);
	}

	@Test
	void obtainWhenSerialIsNewerThanTheLastDownloadThenDownloads() {
		listed(OLD);
		this.time.advanceTimeBy(Duration.ofMinutes(1));
		StepVerifier.create(this.keys.obtain(NEW.serial()).map(PlatformKey::getSerial))
			.then(() -> listed(OLD, NEW))
			.expectNext(NEW.serial())
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(this.downloads).hasSize(2);
	}

	@Test
	void obtainWhenManyWaitForTheSameDownloadThenAllGetTheKey() {
		listed(OLD);
		this.time.advanceTimeBy(Duration.ofMinutes(1));
		StepVerifier.create(Flux.range(0, 2000).flatMap((i) -> this.keys.obtain(NEW.serial()), 2000).count())
			.then(() -> listed(OLD, NEW))
			.expectNext(2000L)
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(this.downloads).hasSize(2);
	}

	@Test
	void obtainWhenFloodedWithUnknownSerialsThenDownloadsOnceAMinute() {
		listed(OLD);
		for (int minute = 1; minute <= 5; minute++) {
			this.time.advanceTimeBy(Duration.ofMinutes(1));
			StepVerifier
				.create(Flux.range(0, 1000).flatMap((i) -> this.keys.obtain("ABC" + Integer.toHexString(i)), 1000))
				.then(() -> listed(OLD))
				.expectComplete()
				.verify(TIME_LIMIT);
			StepVerifier.create(Flux.range(0, 1000).flatMap((i) -> this.keys.obtain("DEF" + Integer.toHexString(i))))
				.expectComplete()
				.verify(TIME_LIMIT);
			assertThat(this.downloads).hasSize(1 + minute);
		}
	}

	@Test
	void obtainWhenFloodedWhileDownloadsFailThenDownloadsOnceAMinute() {
		listed(OLD);
		for (int minute = 1; minute <= 5; minute++) {
			this.time.advanceTimeBy(Duration.ofMinutes(1));
			for (int i = 0; i < 1000; i++) {
				this.keys.obtain("ABC" + Integer.toHexString(i)).subscribe();
			}
			failed(Reason.TEMPORARY, "The network is down.");
		}
		assertThat(this.downloads).hasSizeLessThanOrEqualTo(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUB_KEY_ID_1", "", " ", "xyz", "AB CD", "5157F09E\n", "Ａ" })
	void obtainWhenSerialCannotBeACertificatesThenDownloadsNothing(String serial) {
		listed(OLD);
		this.time.advanceTimeBy(Duration.ofMinutes(1));
		StepVerifier.create(this.keys.obtain(serial)).expectComplete().verify(TIME_LIMIT);
		StepVerifier.create(this.keys.obtain("A".repeat(10_000))).expectComplete().verify(TIME_LIMIT);
		assertThat(this.downloads).hasSize(1);
	}

	@Test
	void obtainWhenDownloadTakesLongThenWaitsNoLongerThanANotificationMay() {
		listed(OLD);
		this.time.advanceTimeBy(Duration.ofMinutes(1));
		List<String> ends = new ArrayList<>();
		this.keys.obtain(NEW.serial()).subscribe((key) -> ends.add("key"), null, () -> ends.add("empty"));
		this.time.advanceTimeBy(Duration.ofMillis(2999));
		assertThat(ends).isEmpty();
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(ends).containsExactly("empty");
		listed(NEW);
		assertThat(this.keys.find(NEW.serial())).isNotNull();
	}

	@Test
	void readyWhenThereIsAKeyThenIsAtOnce() {
		listed(OLD);
		assertThat(this.keys.ready()).isSameAs(Mono.empty());
	}

	@Test
	void readyWhenThereIsNoKeyThenWaitsForTheDownload() {
		StepVerifier.create(this.keys.ready()).then(() -> listed(OLD)).expectComplete().verify(TIME_LIMIT);
	}

	@Test
	void readyWhenDownloadFailsThenSaysWhyAndTheNextOneIsWaitedFor() {
		StepVerifier.create(this.keys.ready())
			.then(() -> failed(Reason.NO_CERTIFICATES, "There is none."))
			.expectErrorMessage("There is none.")
			.verify(TIME_LIMIT);
		StepVerifier.create(this.keys.ready()).then(() -> {
			this.time.advanceTimeBy(Duration.ofSeconds(5));
			listed(OLD);
		}).expectComplete().verify(TIME_LIMIT);
	}

	@Test
	void readyWhenAllCertificatesHaveExpiredThenDownloadsAtOnce() {
		listed(OLD);
		this.now.set(NOW.plus(Duration.ofDays(11)));
		this.time.advanceTimeBy(Duration.ofMinutes(1));
		StepVerifier.create(this.keys.ready()).then(() -> listed(NEW)).expectComplete().verify(TIME_LIMIT);
		assertThat(this.downloads).hasSize(2);
	}

	@Test
	void closeWhenSomebodyWaitsThenEndsTheWaitAndTheDownload() {
		StepVerifier.create(this.keys.ready())
			.then(this.keys::close)
			.expectError(WeChatPayException.class)
			.verify(TIME_LIMIT);
		StepVerifier.create(this.keys.ready()).expectError(WeChatPayException.class).verify(TIME_LIMIT);
		StepVerifier.create(this.keys.refresh()).expectError(WeChatPayException.class).verify(TIME_LIMIT);
		assertThat(this.sourceClosed).isTrue();
	}

	@Test
	void closeWhenKeysAreKnownThenTheyAreStillFound() {
		listed(OLD);
		this.keys.close();
		assertThat(this.keys.find(OLD.serial())).isNotNull();
		StepVerifier.create(this.keys.obtain(NEW.serial())).expectComplete().verify(TIME_LIMIT);
	}

	@Test
	void refreshWhenItFailsThenMessagesHaveTheAdviceOfTheApplication(CapturedOutput output) {
		try (RotatingPlatformKeys advised = RotatingPlatformKeys.builder(new Source())
			.scheduler(this.time)
			.advice((reason) -> (reason == Reason.REFUSED) ? "Look at 'a.serial'." : null)
			.build()) {
			StepVerifier.create(advised.refresh())
				.then(() -> failed(Reason.REFUSED, "It was answered 401."))
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PlatformCertificateException.class)
					.hasMessage("It was answered 401. Look at 'a.serial'.")
					.extracting((ex) -> ((PlatformCertificateException) ex).getProblem())
					.isEqualTo("It was answered 401."))
				.verify(TIME_LIMIT);
			assertThat(advised.getStatus().failure()).isEqualTo("It was answered 401. Look at 'a.serial'.");
			assertThat(output).contains("It was answered 401. Look at 'a.serial'.");
			StepVerifier.create(advised.refresh())
				.then(() -> failed(Reason.WRONG_API_V3_KEY, "It cannot be read."))
				.expectErrorMessage("It cannot be read.")
				.verify(TIME_LIMIT);
		}
	}

	@Test
	void refreshIntervalWhenOutOfRangeThenFails() {
		RotatingPlatformKeys.Builder builder = RotatingPlatformKeys.builder((known) -> Mono.empty());
		for (Duration interval : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofDays(2))) {
			assertThatIllegalArgumentException().isThrownBy(() -> builder.refreshInterval(interval))
				.withMessage("'refreshInterval' must be between 1 second and 1 day");
		}
	}

	private RotatingPlatformKeys keys(PlatformKeys fixed) {
		return RotatingPlatformKeys.builder(new Source())
			.fixedKeys(fixed)
			.clock(this.now::get)
			.random(() -> 0.5)
			.scheduler(this.time)
			.build();
	}

	private void listed(TestCertificate... certificates) {
		this.time.advanceTime();
		last().tryEmitValue(List.of(certificates).stream().map(TestCertificate::toKey).toList());
		this.time.advanceTime();
	}

	private void failed(Reason reason, String message) {
		this.time.advanceTime();
		last().tryEmitError(new PlatformCertificateException(reason, message, null));
		this.time.advanceTime();
	}

	private Sinks.One<List<PlatformKey>> last() {
		return this.downloads.get(this.downloads.size() - 1);
	}

	private final class Source implements PlatformCertificateSource {

		@Override
		public Mono<List<PlatformKey>> download(PlatformKeys known) {
			Sinks.One<List<PlatformKey>> download = Sinks.one();
			RotatingPlatformKeysTests.this.downloads.add(download);
			return download.asMono();
		}

		@Override
		public void close() {
			RotatingPlatformKeysTests.this.sourceClosed = true;
		}

	}

}
