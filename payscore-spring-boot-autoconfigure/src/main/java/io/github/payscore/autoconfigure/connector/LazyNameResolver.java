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

package io.github.payscore.autoconfigure.connector;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import org.jspecify.annotations.Nullable;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.NameResolverProvider;

/**
 * Reactor Netty's resolver of host names, made when the first request is sent. Reactor
 * Netty itself makes it together with the client, and for that loads Netty's machine code
 * and creates event loops while the application starts.
 *
 * @author PayScore for Spring Boot contributors
 */
final class LazyNameResolver extends AddressResolverGroup<InetSocketAddress> {

	private final AtomicReference<@Nullable AddressResolverGroup<InetSocketAddress>> resolver = new AtomicReference<>();

	private final LoopResources loopResources;

	LazyNameResolver(LoopResources loopResources) {
		this.loopResources = loopResources;
	}

	// It reads the name servers of the system, which is not to be done by the event loop
	// that asks for a host.
	void prepare() {
		obtain();
	}

	// Without a lock, because several event loops may come at once. A resolver too many
	// is closed.
	private AddressResolverGroup<InetSocketAddress> obtain() {
		AddressResolverGroup<InetSocketAddress> existing = this.resolver.get();
		if (existing != null) {
			return existing;
		}
		AddressResolverGroup<InetSocketAddress> created = NameResolverProvider.builder()
			.build()
			.newNameResolverGroup(this.loopResources, LoopResources.DEFAULT_NATIVE);
		AddressResolverGroup<InetSocketAddress> first = this.resolver.compareAndExchange(null, created);
		if (first == null) {
			return created;
		}
		created.close();
		return first;
	}

	@Override
	protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
		return obtain().getResolver(executor);
	}

}
