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

package io.github.payscore.local;

import java.net.BindException;
import java.nio.file.Path;
import java.util.List;

import io.github.payscore.local.command.CommandConfiguration;
import io.github.payscore.local.credentials.CredentialsException;
import io.github.payscore.local.page.PageConfiguration;
import io.github.payscore.local.view.Behaviour;
import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.local.view.LocalMerchants;
import io.github.payscore.local.web.PortInUseException;
import io.github.payscore.local.web.WebServer;
import io.github.payscore.test.FakeWeChatPay;

/**
 * A local WeChat Pay: a {@link FakeWeChatPay} on a fixed port, with one merchant of each
 * mode and keys that stay between starts, and a page for the user's and the operator's
 * part. Both listen on the loopback interface only. Thread-safe.
 *
 * <pre class="code">
 * try (LocalWeChatPay local = LocalWeChatPay.builder().start()) {
 *     System.out.println(local.pageUrl());
 * }
 * </pre>
 * <p>
 * The merchants are {@code oversea}, {@code direct} and {@code partner}. Orders are in
 * memory, and forgotten at the end.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class LocalWeChatPay implements AutoCloseable {

	/**
	 * The port of WeChat Pay unless another one is chosen.
	 */
	public static final int DEFAULT_PORT = 8870;

	/**
	 * The port of the page unless another one is chosen.
	 */
	public static final int DEFAULT_PAGE_PORT = 8871;

	private final FakeWeChatPay fake;

	private final LocalMerchants merchants;

	private final WebServer page;

	private final Path folder;

	private LocalWeChatPay(FakeWeChatPay fake, LocalMerchants merchants, WebServer page, Path folder) {
		this.fake = fake;
		this.merchants = merchants;
		this.page = page;
		this.folder = folder;
	}

	/**
	 * Create a builder of a local WeChat Pay.
	 * @return a builder with the defaults
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the base URL of WeChat Pay, for {@code wechatpay.base-url}.
	 * @return the URL without a slash at its end
	 */
	public String baseUrl() {
		return this.fake.baseUrl();
	}

	/**
	 * Return the URL of the page.
	 * @return the URL without a slash at its end
	 */
	public String pageUrl() {
		return "http://localhost:" + this.page.port();
	}

	/**
	 * Return the folder with the keys, and with the files for applications.
	 * @return the folder
	 */
	public Path folder() {
		return this.folder;
	}

	/**
	 * Return the names of the merchants.
	 * @return {@code oversea}, {@code direct} and {@code partner}
	 */
	public List<String> merchantNames() {
		return this.merchants.all().stream().map(LocalMerchant::name).toList();
	}

	/**
	 * Return one of the merchants, to do what its users do and to see what it did.
	 * @param name {@code oversea}, {@code direct} or {@code partner}
	 * @return the merchant's view of the fake
	 * @throws IllegalArgumentException if there is no such merchant
	 */
	public FakeWeChatPay merchant(String name) {
		return this.merchants.get(name).fake();
	}

	/**
	 * Stop both servers. Closing twice does no harm.
	 */
	@Override
	public void close() {
		this.page.close();
		this.fake.close();
	}

	@Override
	public String toString() {
		return "LocalWeChatPay[" + baseUrl() + ", page=" + pageUrl() + "]";
	}

	/**
	 * Builder of a {@link LocalWeChatPay}. Not thread-safe.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private int port = DEFAULT_PORT;

		private int pagePort = DEFAULT_PAGE_PORT;

		private Path folder = Path.of(System.getProperty("user.home"), ".payscore-local");

		private Builder() {
		}

		/**
		 * Set the port of WeChat Pay, by default {@value #DEFAULT_PORT}.
		 * @param port the port, or 0 for a free one
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Set the port of the page, by default {@value #DEFAULT_PAGE_PORT}.
		 * @param pagePort the port, or 0 for a free one
		 * @return this builder
		 */
		public Builder pagePort(int pagePort) {
			this.pagePort = pagePort;
			return this;
		}

		/**
		 * Set the folder for keys and the files for applications, by default
		 * {@code .payscore-local} in the user's home.
		 * @param folder the folder, which is made if there is none
		 * @return this builder
		 */
		public Builder folder(Path folder) {
			this.folder = folder;
			return this;
		}

		/**
		 * Start the local WeChat Pay. The keys in the folder are made if there are none;
		 * the files for applications are written anew.
		 * @return the running local WeChat Pay
		 * @throws LocalWeChatPayException if a port is taken, or the folder cannot be
		 * used
		 */
		public LocalWeChatPay start() {
			FakeWeChatPay fake = startFake();
			try {
				return start(fake, new LocalMerchants(fake, LocalMerchantSettings.merchants(fake)));
			}
			catch (RuntimeException ex) {
				fake.close();
				throw ex;
			}
		}

		private LocalWeChatPay start(FakeWeChatPay fake, LocalMerchants merchants) {
			LocalWeChatPay local = new LocalWeChatPay(fake, merchants, startPage(merchants), this.folder);
			try {
				merchants.all().forEach((it) -> LocalMerchantSettings.writeFiles(this.folder, it, local.pageUrl()));
				return local;
			}
			catch (CredentialsException ex) {
				local.close();
				throw LocalWeChatPayException.folder(ex);
			}
		}

		private FakeWeChatPay startFake() {
			try {
				return LocalMerchantSettings.fake(this.folder).port(this.port).start();
			}
			catch (CredentialsException ex) {
				throw LocalWeChatPayException.folder(ex);
			}
			catch (IllegalStateException ex) {
				if (ex.getCause() instanceof BindException) {
					throw LocalWeChatPayException.port("port", this.port, ex);
				}
				throw ex;
			}
		}

		private WebServer startPage(LocalMerchants merchants) {
			try {
				return WebServer.start(this.pagePort, (context) -> {
					context.addBeanFactoryPostProcessor((beans) -> {
						beans.registerSingleton("localMerchants", merchants);
						beans.registerSingleton("behaviour", new Behaviour(merchants));
					});
					context.register(PageConfiguration.class, CommandConfiguration.class);
				});
			}
			catch (PortInUseException ex) {
				throw LocalWeChatPayException.port("pagePort", this.pagePort, ex);
			}
		}

	}

}
