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

package io.github.payscore.local.credentials;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CredentialFolder}.
 *
 * @author PayScore for Spring Boot contributors
 */
class CredentialFolderTests {

	@TempDir
	private Path parent;

	// Making keys takes so long that neither finds the folder of the other. Threads of
	// their own, because the common pool may have only one.
	@Test
	void keysWhenTwoProgramsMakeThemAtOnceThenBothHaveTheSame() throws Exception {
		CyclicBarrier start = new CyclicBarrier(2);
		CompletableFuture<MerchantCredentials> first = CompletableFuture.supplyAsync(() -> keys(start),
				CredentialFolderTests::program);
		CompletableFuture<MerchantCredentials> second = CompletableFuture.supplyAsync(() -> keys(start),
				CredentialFolderTests::program);
		assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo(second.get(1, TimeUnit.MINUTES));
		assertThat(this.parent.toFile().list()).containsExactly("direct");
	}

	private static void program(Runnable program) {
		new Thread(program, "program").start();
	}

	private MerchantCredentials keys(CyclicBarrier start) {
		try {
			start.await(1, TimeUnit.MINUTES);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		return new CredentialFolder(this.parent, "direct", "1230000110").keys();
	}

}
